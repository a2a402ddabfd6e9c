import type { Random } from '../random.js';

const FIRST =
  `Ana Beatriz Camila Carla Cecília Cláudia Daniela Débora Elaine Fernanda Gabriela Helena Isabela Jéssica Joana
Juliana Larissa Letícia Luciana Luíza Marcela Mariana Marina Natália Paula Patrícia Priscila Rafaela Renata Sabrina Sílvia Sônia
Tatiane Vanessa Vitória Yara Adriano Alexandre André Antônio Bruno Caio Carlos Cristiano Daniel Diego Eduardo Fábio Felipe
Fernando Gabriel Guilherme Gustavo Henrique Igor João José Leandro Leonardo Lucas Luís Marcelo Márcio Marcos Mateus Murilo
Otávio Paulo Pedro Rafael Ricardo Rodrigo Rogério Samuel Sérgio Thiago Tiago Vinícius Wagner Wesley`.split(/\s+/);

const LAST =
  `Almeida Alves Andrade Araújo Barbosa Barros Batista Borges Brito Campos Cardoso Carvalho Cavalcanti Correia Costa Cruz
Dias Duarte Farias Fernandes Ferreira Figueiredo Fonseca Freitas Gomes Gonçalves Guimarães Leite Lima Lopes Machado Magalhães
Marques Martins Melo Mendes Miranda Monteiro Moraes Moreira Moura Nascimento Neves Nogueira Nunes Oliveira Pacheco Paiva Peixoto
Pereira Pinheiro Pinto Pires Queiroz Ramos Rezende Ribeiro Rocha Rodrigues Sampaio Santana Santos Siqueira Silva Silveira Soares
Souza Tavares Teixeira Vasconcelos Vieira Xavier`.split(/\s+/);

/** A believable Brazilian name: one given name, two family names. */
export function personName(random: Random): string {
  return `${random.pick(FIRST)} ${random.pick(LAST)} ${random.pick(LAST)}`;
}

/** `Antônio Souza Lima` → `antonio.lima`, as it would stand in an e-mail address. */
export function mailboxOf(name: string): string {
  const words = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(' ');
  return `${words[0]}.${words.at(-1)}`;
}
