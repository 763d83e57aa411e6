export default function Home() {
  return <main>Galley</main>
}
