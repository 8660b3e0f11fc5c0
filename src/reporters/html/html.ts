import { createHash } from 'node:crypto';
import { escapeSteering } from '../../base/escape-steering.ts';
import { categoryLabel, standAbove } from '../../report/messages/category.ts';
import { labels } from '../../report/messages/labels.ts';
import { pageWords, windowTitle } from '../../report/messages/page.ts';
import type { Report } from '../../report/schema.ts';
import { type Section, sectionsOf } from '../outline.ts';
import type { Reporter } from '../reporter.ts';
import { sectionAnchor } from './anchors.ts';
import { contestArticles } from './contest.ts';
import { glance } from './glance.ts';
import { categoryByGroup, groupsSection } from './groups.ts';
import { ledger } from './ledger.ts';
import {
  dataBlock,
  each,
  type Markup,
  html as markup,
  only,
  pageText,
  styleBlock,
} from './markup.ts';
import { positionsFigure } from './positions.ts';
import { readingSections, record } from './record.ts';
import { css } from './style.ts';

/** One page that needs nothing but itself, and holds the document from which it was made. */
export const html: Reporter = {
  id: 'html',
  extensions: ['.html', '.htm'],
  render: (report) => pageText(page(report)),
};

/** Where the document stands in the page. */
const documentId = 'tally-report';

function page(report: Report): Markup {
  return markup`<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${windowTitle(report.election.title)}</title>
${styleBlock(css)}
</head>
<body>
<a class="skip" href="#result">${pageWords.skip}</a>
${texture()}
<header>${masthead(report)}</header>
<main>
${glance(report)}
${contents(report)}
${ledger(report)}
${sections(report)}
${groupsSection(report)}
<div class="method">${readingSections(report)}</div>
</main>
<footer>
${record(report)}
</footer>
${dataBlock(documentId, escapeSteering(JSON.stringify(report)))}
</body>
</html>`;
}

/** Nothing is fetched, not even an icon, and nothing runs; the one style sheet is known by its hash. */
function policy(): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(css).digest('base64')}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** The hatching of a part that is against. */
function texture(): Markup {
  return markup`<svg class="defs" aria-hidden="true"><defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="ground" width="6" height="6"/><rect class="stroke" width="2.5" height="6"/></pattern></defs></svg>`;
}

function masthead({ election }: Report): Markup {
  const { title, subtitle } = election;
  return markup`${only(subtitle, () => markup`<p class="kicker"><bdi>${subtitle ?? ''}</bdi></p>`)}
<h1><bdi>${title}</bdi></h1>`;
}

function contents(report: Report): Markup {
  const { contests, groups } = report;
  if (contests.length === 1 && groups.length === 0) return markup``;
  return markup`<nav aria-label="${pageWords.contents}"><ul>
<li><a href="#ballots">${labels.everyBallot}</a></li>
${each(
  sectionsOf(report),
  (section) =>
    markup`<li><a href="#${sectionAnchor(section, report)}"><bdi>${section.title}</bdi></a></li>`,
)}
<li><a href="#reading">${labels.howRead}</a></li>
<li><a href="#record">${pageWords.record}</a></li>
</ul></nav>`;
}

function sections(report: Report): Markup {
  const article = contestArticles(report);
  return markup`${each(sectionsOf(report), (section) => {
    const anchor = sectionAnchor(section, report);
    return markup`<section aria-labelledby="${anchor}">
<h2 id="${anchor}"><bdi>${section.title}</bdi></h2>
${introduction(section, report)}
${each(section.contests, article)}
</section>`;
  })}`;
}

function introduction({ category, label, above }: Section, report: Report): Markup {
  if (category === undefined) return markup`<p class="under">${label}</p>`;
  return markup`<p class="under">${categoryLabel(category)}</p>
${positionsFigure(category)}
${categoryByGroup(category, report.groups)}
${only(above > 0, () => markup`<p class="note">${standAbove(above)}</p>`)}`;
}
