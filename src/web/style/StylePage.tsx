export default function StylePage() {
  return null
}
