import {
  BlobWriter,
  TextReader,
  Uint8ArrayReader,
  ZipWriter,
} from '@zip.js/zip.js/lib/zip-core-custom.js';

/** How the archives of tests differ from real ones. */
export interface ArchiveOptions {
  /** The day that every file carries. */
  madeAt?: Date;
  /** Files that are stored and not deflated, which is cheap for megabytes of filler. */
  stored?: readonly string[];
  /** In the format for archives of more than four gigabytes. */
  zip64?: boolean;
}

/** A ZIP archive as a network sends it, for tests: from file paths to what is in them. */
export async function makeArchive(
  files: Readonly<Record<string, string | Uint8Array>>,
  { madeAt = new Date('2026-11-12T09:00:00Z'), stored = [], zip64 = false }: ArchiveOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const writer = new ZipWriter(new BlobWriter(), {
    useWebWorkers: false,
    lastModDate: madeAt,
    zip64,
  });
  for (const [path, held] of Object.entries(files)) {
    const reader = typeof held === 'string' ? new TextReader(held) : new Uint8ArrayReader(held);
    await writer.add(path, reader, { level: stored.includes(path) ? 0 : 6 });
  }
  const blob = await writer.close();
  return new Uint8Array(await blob.arrayBuffer());
}

/** Signature of a file's header and of its entry in the directory, and where their flags are (APPNOTE 4.3.7, 4.3.12). */
const HEADERS = [
  { signature: [0x50, 0x4b, 0x03, 0x04], flagsAt: 6 },
  { signature: [0x50, 0x4b, 0x01, 0x02], flagsAt: 8 },
];

/** The same archive with every file marked as encrypted: bit 0 of the general-purpose flags (APPNOTE 4.4.4). */
export function markEncrypted(archive: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const marked = archive.slice();
  for (const { signature, flagsAt } of HEADERS) {
    for (let at = 0; at + flagsAt < marked.length; at += 1) {
      if (signature.every((byte, index) => marked[at + index] === byte)) {
        marked[at + flagsAt] = (marked[at + flagsAt] ?? 0) | 1;
      }
    }
  }
  return marked;
}

/** A LinkedIn export of somebody who has done most of it, for tests. */
export const linkedinFiles = {
  'Profile.csv':
    'First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers\n' +
    'Ines,Moreau,,,,"Supply chain planner. I help shops get what they ordered, on time.",' +
    `"I plan the deliveries of 40 shops, and I drove the lorries myself.\n\nIn 2025 we cut ""empty"" kilometres by 18 per cent. ${'More of my story. '.repeat(12)}",` +
    'Transportation,,"Lyon, France",,[COMPANY:https://www.acme.example],\n',
  'Positions.csv':
    'Company Name,Title,Description,Location,Started On,Finished On\n' +
    `Acme,Planner,"${'Daily planning for 40 shops. '.repeat(10)}",Lyon,Jan 2020,\n` +
    'Acme,Driver,,Lyon,Mar 2016,Dec 2019\nRoutier SA,Driver,,Lyon,Jan 2014,Feb 2016\n',
  'Skills.csv':
    'Name\nSupply chain\nForecasting\nRoute planning\nNegotiation\nSpreadsheets\nTraining\n',
  'Education.csv':
    'School Name,Start Date,End Date,Notes,Degree Name,Activities\nCFA Lyon,2012,2014,,,\n',
  'Recommendations_Received.csv':
    'First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n' +
    'Ana,Silva,Acme,Lead,"Calm, even\nat 5 a.m.","07/21/24, 12:11 PM",VISIBLE\n' +
    'Bo,Li,Acme,Lead,Hidden,"07/21/24, 12:11 PM",HIDDEN\n',
  'Shares_252701747.csv':
    'Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n' +
    '2026-11-02 10:25:25,https://www.linkedin.com/feed/update/1,"We tried this too.\n""Loading"", not software, broke first.",,,MEMBER_NETWORK\n' +
    '2026-11-09 08:00:00,https://www.linkedin.com/feed/update/2,,,,MEMBER_NETWORK\n',
  'Connections.csv': 'Notes:\n"When exporting…"\n\nFirst Name,Last Name\nAna,Silva\n',
} as const;

/** An X archive, for tests. */
export const xFiles = {
  'data/profile.js': `window.YTD.profile.part0 = [
  {
    "profile" : {
      "description" : { "bio" : "Plans deliveries for 40 shops. Supply chain, routes.", "website" : "https://t.co/a", "location" : "Lyon" },
      "avatarMediaUrl" : "https://abs.twimg.com/sticky/default_profile_images/default_profile.png"
    }
  }
]`,
  'data/account.js': `window.YTD.account.part0 = [
  { "account" : { "email" : "ines@example.com", "username" : "inesmoreau", "accountDisplayName" : "Ines Moreau" } }
]`,
  'data/tweets.js': 'window.YTD.tweets.part0 = [ ]',
} as const;
