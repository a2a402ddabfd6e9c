import { Random } from '../random.js';

export type Format = 'street' | 'mall' | 'flagship' | 'online';

export interface Place {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly city: string;
  readonly state: string;
  readonly timeZone: string;
  /** Minutes east of UTC, the same all year: Brazil has had no summer time since 2019. */
  readonly offsetMinutes: number;
  readonly format: Format;
  readonly openedOn: string;
  readonly areaM2: number;
  /** Tickets of an ordinary Wednesday. */
  readonly ticketsPerDay: number;
}

/** Opening hours by weekday (Monday first) in minutes of the local day; null is closed. */
export const HOURS: Record<Format, readonly (readonly [number, number] | null)[]> = {
  street: [...week(9 * 60, 19 * 60), [9 * 60, 17 * 60], null],
  flagship: [...week(9 * 60, 20 * 60), [9 * 60, 20 * 60], [10 * 60, 16 * 60]],
  mall: [...week(10 * 60, 22 * 60), [10 * 60, 22 * 60], [14 * 60, 20 * 60]],
  online: [...week(0, 24 * 60), [0, 24 * 60], [0, 24 * 60]],
};

function week(opens: number, closes: number): [number, number][] {
  return Array.from({ length: 5 }, () => [opens, closes]);
}

type City = readonly [city: string, state: string, region: string, timeZone: string, offsetMinutes: number];
const SOUTHEAST = 'Sudeste';
const SOUTH = 'Sul';
const NORTH = 'Norte e Nordeste';
const SAO_PAULO: City = ['São Paulo', 'SP', SOUTHEAST, 'America/Sao_Paulo', -180];
const CAMPINAS: City = ['Campinas', 'SP', SOUTHEAST, 'America/Sao_Paulo', -180];
const RIO: City = ['Rio de Janeiro', 'RJ', SOUTHEAST, 'America/Sao_Paulo', -180];
const BELO_HORIZONTE: City = ['Belo Horizonte', 'MG', SOUTHEAST, 'America/Sao_Paulo', -180];
const CURITIBA: City = ['Curitiba', 'PR', SOUTH, 'America/Sao_Paulo', -180];
const PORTO_ALEGRE: City = ['Porto Alegre', 'RS', SOUTH, 'America/Sao_Paulo', -180];
const FLORIANOPOLIS: City = ['Florianópolis', 'SC', SOUTH, 'America/Sao_Paulo', -180];
const MANAUS: City = ['Manaus', 'AM', NORTH, 'America/Manaus', -240];
const RECIFE: City = ['Recife', 'PE', NORTH, 'America/Recife', -180];
const SALVADOR: City = ['Salvador', 'BA', NORTH, 'America/Bahia', -180];

const FIRST_TWELVE: readonly (readonly [name: string, city: City, format: Format, areaM2: number, tickets: number])[] =
  [
    ['Aurora Avenida Paulista', SAO_PAULO, 'flagship', 1850, 157],
    ['Aurora Shopping Jardim das Águas', SAO_PAULO, 'mall', 980, 125],
    ['Aurora Campinas Cambuí', CAMPINAS, 'street', 640, 92],
    ['Aurora Shopping Baía Azul', RIO, 'mall', 1120, 128],
    ['Aurora Savassi', BELO_HORIZONTE, 'street', 720, 99],
    ['Aurora Shopping Araucária', CURITIBA, 'mall', 860, 106],
    ['Aurora Moinhos', PORTO_ALEGRE, 'street', 690, 91],
    ['Aurora Shopping Ilha do Sol', FLORIANOPOLIS, 'mall', 610, 84],
    ['Aurora Shopping Encontro das Águas', MANAUS, 'mall', 900, 104],
    ['Aurora Boa Viagem', RECIFE, 'street', 700, 95],
    ['Aurora Shopping Farol da Barra', SALVADOR, 'mall', 880, 102],
    ['Aurora Online', SAO_PAULO, 'online', 0, 400],
  ];

const MORE_CITIES: readonly City[] = [
  ['Guarulhos', 'SP', SOUTHEAST, 'America/Sao_Paulo', -180],
  ['Santos', 'SP', SOUTHEAST, 'America/Sao_Paulo', -180],
  ['Ribeirão Preto', 'SP', SOUTHEAST, 'America/Sao_Paulo', -180],
  ['Niterói', 'RJ', SOUTHEAST, 'America/Sao_Paulo', -180],
  ['Uberlândia', 'MG', SOUTHEAST, 'America/Sao_Paulo', -180],
  ['Vitória', 'ES', SOUTHEAST, 'America/Sao_Paulo', -180],
  ['Londrina', 'PR', SOUTH, 'America/Sao_Paulo', -180],
  ['Joinville', 'SC', SOUTH, 'America/Sao_Paulo', -180],
  ['Caxias do Sul', 'RS', SOUTH, 'America/Sao_Paulo', -180],
  ['Fortaleza', 'CE', NORTH, 'America/Fortaleza', -180],
  ['Natal', 'RN', NORTH, 'America/Fortaleza', -180],
  ['Belém', 'PA', NORTH, 'America/Belem', -180],
  ['Porto Velho', 'RO', NORTH, 'America/Porto_Velho', -240],
  ['Rio Branco', 'AC', NORTH, 'America/Rio_Branco', -300],
];
const QUARTERS = ['Centro', 'Jardins', 'Shopping Norte', 'Shopping Sul', 'Alto da Serra', 'Parque', 'Shopping Lagoa'];

/** The stores of the chain, the first twelve by hand, the rest (up to 200) spread over further cities. */
export function placesOf(seed: number, count: number): readonly Place[] {
  if (!Number.isInteger(count) || count < 1 || count > 200) throw new RangeError('A chain has 1 to 200 stores.');
  return Array.from({ length: count }, (_, index) => (index < 12 ? handMade(index) : furtherPlace(seed, index)));
}

function handMade(index: number): Place {
  const [name, city, format, areaM2, ticketsPerDay] = FIRST_TWELVE[index] as (typeof FIRST_TWELVE)[number];
  return place(index, name, city, format, areaM2, ticketsPerDay);
}

function furtherPlace(seed: number, index: number): Place {
  const random = new Random(seed, 11, index);
  const city = MORE_CITIES[(index - 12) % MORE_CITIES.length] as City;
  const round = Math.floor((index - 12) / MORE_CITIES.length);
  const quarter = QUARTERS[round % QUARTERS.length] as string;
  const name = `Aurora ${city[0]} ${quarter}${round >= QUARTERS.length ? ` ${1 + Math.floor(round / QUARTERS.length)}` : ''}`;
  const format = quarter.startsWith('Shopping') ? 'mall' : 'street';
  return place(index, name, city, format, random.between(320, 1100), random.between(85, 150));
}

function place(index: number, name: string, at: City, format: Format, areaM2: number, ticketsPerDay: number): Place {
  const [city, state, region, timeZone, offsetMinutes] = at;
  const id = format === 'online' ? 'online' : `loja-${String(index + 1).padStart(2, '0')}`;
  const openedOn = `${2009 + ((index * 7) % 14)}-${String(1 + ((index * 5) % 12)).padStart(2, '0')}-15`;
  return { id, name, region, city, state, timeZone, offsetMinutes, format, openedOn, areaM2, ticketsPerDay };
}
