/** Whether a text holds every word of another, whatever the case. */
export const holdsWords = (text: string, words: string): boolean => {
  const target = text.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => target.includes(word));
};
