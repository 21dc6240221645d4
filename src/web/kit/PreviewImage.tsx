/** A picture held in memory; its address is given back when it goes. */
import { useEffect, useState } from 'react'

export function PreviewImage({ blob, alt }: { blob: Blob; alt: string }) {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(blob)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  return url ? <img src={url} alt={alt} /> : null
}
