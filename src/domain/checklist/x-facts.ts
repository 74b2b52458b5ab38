import { type DerivedAnswer, derive } from './derived-answer.ts';
import { answersFromText } from './text-answers.ts';

/** What an X archive says, as far as the checklist asks. `null`: that file was not in it. */
export interface XFacts {
  profile: {
    bio: string;
    website: string;
    location: string;
    photoUrl: string;
    headerUrl: string;
  } | null;
  account: { displayName: string; handle: string } | null;
}

/** The picture that X shows where there is none; under several names since 2014. */
const DEFAULT_PHOTO = /default_profile/;

/** What an X archive answers by itself. A picture that is there may show anything, so only a missing one is an answer. */
export function answersFromX({ profile, account }: XFacts): DerivedAnswer[] {
  return [
    ...(profile ? fromProfile(profile) : []),
    ...(account && isHandle(account) ? [derive('x_name', false, ['name-is-handle'])] : []),
  ];
}

function fromProfile(profile: NonNullable<XFacts['profile']>): DerivedAnswer[] {
  const { bio, website, location, photoUrl, headerUrl } = profile;
  const placed = website !== '' && location !== '';
  return [
    ...(photoUrl === '' || DEFAULT_PHOTO.test(photoUrl)
      ? [derive('x_photo', false, ['photo-missing'])]
      : []),
    ...answersFromText({ kind: 'x_bio', text: bio, topics: [] }),
    derive('x_header', headerUrl !== '', [headerUrl === '' ? 'header-missing' : 'header-there']),
    derive('x_website', placed, [placed ? 'place-and-website' : 'place-or-website-missing']),
  ];
}

function isHandle({ displayName, handle }: NonNullable<XFacts['account']>): boolean {
  return displayName.trim().toLowerCase() === handle.trim().toLowerCase();
}
