import { describe, expect, it } from '@jest/globals';
import { ApiError } from './client';
import { explainProblem } from './explain-problem';

describe('a change that was not made', () => {
  it('is explained by the words of the api, field by field', () => {
    const errors = [{ pointer: '/newPassword', code: 'too_short', message: 'Curta demais.' }];
    const problem = { title: 'O corpo não serve', status: 400, code: 'invalid_body', detail: 'Veja errors.', errors };
    expect(explainProblem(new ApiError(problem), 'sem rede')).toEqual({
      sentence: 'O corpo não serve. Veja errors.',
      fields: { newPassword: 'Curta demais.' },
    });
  });

  it.each([
    [new ApiError({ title: 'network', status: 0, code: 'network' })],
    [new ApiError({ title: 'Bad gateway', status: 502 })],
    [new ApiError({ title: 'x', status: 502, code: 'api_unreachable' })],
    [new Error('anything')],
  ])('has words of its own when nobody of ours answered', (error) => {
    expect(explainProblem(error, 'sem rede')).toEqual({ sentence: 'sem rede', fields: {} });
  });
});
