/** Gives the user a text as a file, by the browser's own way of downloading. */
export const saveFile = (name: string, text: string, type: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // the download has begun by then; a browser that asks where to put it keeps what it has
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};
