import { expect, test } from 'vitest';
import { enrolmentRequestSchema } from '../contract/enrolment.ts';
import { eventBatchSchema } from '../contract/event.ts';
import { deviceEventSchema } from '../contract/report.ts';
import { sentRows } from './sent-fields.ts';

test('the table names every field that the contract can carry, and none that it cannot', () => {
  const batch = Object.keys(eventBatchSchema.shape).filter((field) => field !== 'events');
  const onTheWire = new Set([
    ...deviceEventSchema.options.flatMap(({ shape }) => Object.keys(shape)),
    ...Object.keys(enrolmentRequestSchema.shape),
    ...batch,
    'Authorization',
  ]);
  const named = sentRows.flatMap(({ fields }) => fields);
  expect(named.toSorted()).toEqual([...onTheWire].toSorted());
});
