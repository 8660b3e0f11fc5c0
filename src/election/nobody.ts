import { foldText } from '../base/fold.ts';
import { wordSet } from '../base/word-list.ts';
import type { Option } from './election.ts';

/** What a ballot calls the option that elects nobody, in English and the languages of the forms that are read. */
const words = wordSet(`
  none of the above, none of these, none of the candidates, none of them, no candidate,
  re-open nominations, reopen nominations, re open nominations, reopening nominations,
  re-open nominations (ron), reopen nominations (ron), ron (re-open nominations),
  r.o.n., nota, none of the above (nota), ron - re-open nominations,
  further discussion, no confidence, nobody,
  keiner der genannten, keine der genannten, keiner der kandidaten, niemand,
  keiner der kandidierenden, keine der kandidierenden, keiner von ihnen,
  aucun des candidats, aucun de ces candidats, aucun des candidats ci-dessus, aucun,
  ninguno, ninguno de los anteriores, ninguna de las anteriores, ninguno de los candidatos,
  nessuno, nessuno dei candidati, nessuno dei precedenti, nessuna delle precedenti,
  nenhum, nenhum dos anteriores, nenhum dos candidatos, nenhuma das anteriores,
  geen van allen, geen van beide, geen van bovenstaande, geen van de kandidaten,
  ingen av ovanstående, ingen av kandidaterna, ingen af de ovenstående, żaden z powyższych
`);

/** The option that elects nobody, by its name; undefined where none or more than one is called so. */
export function nobodyAmong(options: readonly Option[]): number | undefined {
  const shouted = options.every(({ title }) => title === title.toUpperCase());
  const found = options.flatMap(({ title }, at) =>
    words.has(foldText(title)) || (title === 'RON' && !shouted) ? [at] : [],
  );
  return found.length === 1 ? found[0] : undefined;
}
