/** Whether somebody looks on: on a terminal that can redraw a line, not in a pipe or on a build server, and not when it is to be quiet. */
export function showsProgress(
  isTerminal: boolean,
  environment: Readonly<Record<string, string | undefined>>,
  { quiet }: { readonly quiet?: boolean },
): boolean {
  const { CI = '', TERM, OS } = environment;
  // A terminal of Windows has no TERM.
  const terminal = TERM ?? (OS === 'Windows_NT' ? 'windows' : 'dumb');
  const server = CI !== '' && CI !== 'false' && CI !== '0';
  return isTerminal && quiet !== true && !server && terminal !== 'dumb' && terminal !== '';
}
