import { enrolmentSchema } from '../../src/contract/enrolment.ts';
import { linkAnswerSchema } from '../../src/contract/link.ts';
import type { Bench } from './bench.ts';

/** An ambassador without a browser: a device's token, and a short link of theirs, where this machine reaches it. */
export interface Ambassador {
  deviceToken: string;
  linkUrl: string;
}

/** Enrols somebody new, and asks for their short link to the company's first item. */
export async function enrolAmbassador({ company }: Bench): Promise<Ambassador> {
  const post = async (path: string, body: unknown, token = '') => {
    const answer = await fetch(company.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    return answer.json();
  };
  const enrolled = await post('/v1/enrolments', {
    code: await company.invite(),
    clientVersion: '1.0.0',
  });
  const { deviceToken } = enrolmentSchema.parse(enrolled);
  const question = { itemId: 'heat-storage', network: 'x', attribution: 'pseudonym' };
  const link = linkAnswerSchema.parse(await post('/v1/links', question, deviceToken));
  return { deviceToken, linkUrl: company.url + new URL(link.url).pathname };
}
