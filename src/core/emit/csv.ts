/** One CSV record (RFC 4180): fields with commas, quotes or line breaks are quoted; ends with a line feed, as diffs and spreadsheets read it. */
export const csvRecord = (fields: readonly (string | number)[]): string =>
  `${fields
    .map((field) => {
      const text = String(field);
      return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(',')}\n`;
