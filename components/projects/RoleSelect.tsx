import { Field, Select } from '@/components/ui/Field'
import { PROJECT_ROLES } from '@/lib/contracts/choices'
import { words } from './strings'

/** A form's field `role`. */
export function RoleSelect() {
  return (
    <Field label={words.role} hint={words.membersText}>
      <Select name="role" defaultValue="annotator">
        {PROJECT_ROLES.map((role) => (
          <option key={role} value={role}>
            {words.roles[role]}
          </option>
        ))}
      </Select>
    </Field>
  )
}
