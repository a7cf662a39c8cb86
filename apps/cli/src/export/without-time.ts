/** A PDF that tells no time: its dates are those of 2000-01-01, in as many bytes, so that all offsets stay. */
export function withoutTime(pdf: Buffer): Buffer {
  const text = pdf.toString('latin1');
  const dated = text.replace(
    /\/(CreationDate|ModDate) \(D:[^)]*\)/g,
    (date, name: string) => `/${name} (${"D:20000101000000+00'00'".padEnd(date.length - name.length - 4)})`,
  );
  if (dated.length !== text.length) throw new Error('the dates of the PDF have an unknown form');
  return Buffer.from(dated, 'latin1');
}
