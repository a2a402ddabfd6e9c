import { describe, expect, it } from '@jest/globals';
import { evaluate, isTrue, resolve, type Surroundings, UnknownValueError } from './evaluate.js';
import { choose, concat, digest, equals, json, literal, named, not, present, release, value } from './expr.js';
import { toGo } from './to-go.js';
import { toTemplate, toYaml } from './to-yaml.js';
import { block, either, flag, number, spread, text, when } from './tokens.js';

const around: Surroundings = {
  values: {
    count: 2,
    on: true,
    name: 'shop',
    labels: { team: 'sales' },
    extra: [{ name: 'A', value: '1' }],
    none: [],
    map: { b: 1, a: '<&>' },
  },
  release: { Name: 'v', Namespace: 'ns', Service: 'Helm' },
  chart: { AppVersion: '1.2.3', Version: '0.1.0' },
  named: { fullname: release('Name') },
  apis: [],
};

describe('an expression', () => {
  it.each([
    [value('name'), '.Values.name', 'shop'],
    [choose(value('on'), literal('x'), literal('y')), 'ternary "x" "y" .Values.on', 'x'],
    [
      concat(named('fullname'), '-', value('count')),
      'printf "%v-%v" (include "vitrine.fullname" .) .Values.count',
      'v-2',
    ],
    [equals(value('name'), 'shop'), 'eq .Values.name "shop"', true],
    [not(present(value('none'))), 'not (not (empty .Values.none))', true],
    [json(value('map')), 'toJson .Values.map', '{"a":"\\u003c\\u0026\\u003e","b":1}'],
    [digest(literal('a')), '"a" | sha256sum | trunc 8', 'ca978112'],
  ])('means the same to Helm and to kubectl: %j', (expr, go, result) => {
    expect(toGo(expr)).toBe(go);
    expect(evaluate(expr, around)).toEqual(result);
  });

  it('refuses a value that no one defined', () => {
    expect(() => evaluate(value('nmae'), around)).toThrow(UnknownValueError);
  });

  it('takes empty things for false, as Go does', () => {
    expect([[], {}, '', 0, false].some(isTrue)).toBe(false);
  });
});

describe('a document with tokens', () => {
  const document = {
    name: `${text(named('fullname'))}-api`,
    replicas: number(value('count')),
    ready: flag(value('on')),
    labels: { fixed: 'yes', $spread: value('labels') as never },
    env: [{ name: 'FIRST', value: 'no' }, when(not(value('on')), { name: 'GONE' }), spread(value('extra'))],
    either: either(value('on'), 'this', 'that'),
    absent: when(not(value('on')), 'x'),
    map: block(value('labels')),
    file: 'a: {{ 1 }}\nb\n',
  };

  it('becomes plain objects', () => {
    expect(resolve(document, around)).toEqual({
      name: 'v-api',
      replicas: 2,
      ready: true,
      labels: { fixed: 'yes', team: 'sales' },
      env: [
        { name: 'FIRST', value: 'no' },
        { name: 'A', value: '1' },
      ],
      either: 'this',
      map: { team: 'sales' },
      file: 'a: {{ 1 }}\nb\n',
    });
  });

  it('becomes a Helm template that reads like one', () => {
    expect(toTemplate([{ condition: value('on'), body: document }])).toMatchSnapshot();
  });

  it('keeps the braces of other languages in plain YAML', () => {
    expect(toYaml([{ text: '{{ $labels.topic }}' }])).toBe('---\ntext: "{{ $labels.topic }}"\n');
  });

  it('refuses a list or map that may turn out empty', () => {
    expect(() => toTemplate([{ body: { list: [when(value('on'), 'x')] } }])).toThrow('empty');
    expect(() => toTemplate([{ body: { map: { a: when(value('on'), 'x') } } }])).toThrow('empty');
  });
});
