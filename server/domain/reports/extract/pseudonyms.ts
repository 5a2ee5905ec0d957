/** Gives people a number instead of a name: the same name the same number, in the order of the names as they are first asked for. */
export function pseudonyms(word: string, hidden: boolean): (name: string | null) => string | null {
  const numbers = new Map<string, number>();
  return (name) => {
    if (name === null || !hidden) return name;
    const number = numbers.get(name) ?? numbers.size + 1;
    numbers.set(name, number);
    return `${word} ${number}`;
  };
}
