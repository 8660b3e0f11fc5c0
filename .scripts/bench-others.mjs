// What tally is compared with: `node bench-others.mjs csv-parse|duckdb FILE ID [MODULE]` counts every
// choice of every column, each voter's last row alone.
import { createReadStream } from 'node:fs';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';

const [, , program, file, id, folder] = argv;
const run = { 'csv-parse': withCsvParse, duckdb: withDuckDb }[program];
console.log(await run());

async function withCsvParse() {
  const { parse } = await import('csv-parse');
  const rows = new Map();
  let headings;
  const records = createReadStream(file).pipe(parse());
  for await (const cells of records) {
    if (headings === undefined) headings = cells;
    else rows.set(cells[headings.indexOf(id)], cells);
  }
  const counts = headings.map(() => new Map());
  for (const cells of rows.values()) {
    cells.forEach((cell, at) => {
      const own = counts[at];
      own.set(cell, (own.get(cell) ?? 0) + 1);
    });
  }
  return counts.length;
}

async function withDuckDb() {
  const { DuckDBInstance } = await import(pathToFileURL(folder).href);
  const database = await DuckDBInstance.create(':memory:');
  const connection = await database.connect();
  const source = `read_csv('${file}', all_varchar = true, header = true)`;
  const described = await connection.runAndReadAll(`describe select * from ${source}`);
  const names = described.getRows().map(([name]) => `"${name}"`);
  const others = names.filter((name) => name !== `"${id}"` && !/^"(Timestamp|Branch)"$/.test(name));
  const last = others.map((name) => `last(${name}) as ${name}`).join(', ');
  await connection.run(`create table ballots as select ${last} from ${source} group by "${id}"`);
  const each = others.map(
    (name, at) => `select ${at} as contest, ${name} as mark, count(*) from ballots group by 2`,
  );
  const counted = await connection.runAndReadAll(each.join(' union all '));
  return counted.currentRowCount;
}
