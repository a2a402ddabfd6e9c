/**
 * Words of shops, tills and messages, in Portuguese and English, without accents and in the singular. A code or a field name is shown when
 * it consists of these, of digits and of short runs of letters. No list of names is ever complete; this one need not be.
 */
const WORDS = `
  account acesso address adjustment adress aisle ajuste album amount ano app apple area arquivo array article atualizado auth available
  backoffice bairro balcao balance barcode batch bill bin body boleto bonus box branch brand business button
  caixa caixas campaign campanha canal cancel cancelled card carrinho cart cartao casa cash cashier categoria category caution cell celular
  cep change channel chave checkout chip cidade city class classe client cliente clientes closed cnpj code codigo color commission comissao
  company complemento compra comprador condicao consumidor contact contato conta content correction cor correlation costs cost count country
  coupon cpf created credit credito cupom currency custo custom customer customers
  data date day deal debit debito delivery department departamento desc desconto description descricao desk destinatario deposito device
  dia digital dinheiro discount doc document documento domain drive duplicate
  ecommerce email emissor emitente empresa endereco end entity entrada entrega entry erp error estado estoque estornado event evento
  example external extra
  fail false fatura fee fidelidade field filial first fiscal fisica flag flow fone food form format frete from full
  gateway geo gift global gondola gross group grupo gtin guest
  hash header hora hour house
  idade image import index info input inscricao integration integracao internal interno internet invalid invoice issuer item itens items
  job journal json
  kind kiosk
  label language last legacy length level limit line linea linha lines link lista list local location log logradouro loja lojas lot lote
  loyalty
  machine mail main mall manager mapa marca margin market marketplace master meio mensagem message meta metadata method metodo mobile modelo
  month motivo movimento mall municipio
  name nascimento natal natureza nested net new next nome nota note notes notinha novembro novo null number numero
  object obs observacao observation observacoes offer offline offset old online oferta opened open operacao operation operator operador
  optional order ordem ordens origem origin original other outlet outro owner
  pagamento page pais parcela parent partner part path pay payload payment payments pedido pedidos percent period person pessoa phone pickup
  pix place plan plano point policy ponto pos posicao postal preco prefix price primary prod product produto produtos profile project promo
  promocao promotion propriedade provider purchase
  quantidade quantity query queue
  raw razao read receipt receiver recibo record redelivery reference ref refund regiao region register registro remote repeat request
  response result retail retorno return returned returns revision role root route row rua
  sale sales saldo sample schema scheme section secret seller sellers sequence serial serie serial server service session setor share
  shift shipping shop shopping shops site situacao sku social sold source special stamp start state status stock storage store stores stream
  street string sub subtotal sum supplier system
  tablet tag tags target taxa tax telefone tempo tenant terminal test teste text ticket tickets till tills time timestamp tipo title titulo
  token topic total totem totals trace transacao transaction transfer transporte troca true turno type
  unidade unit unknown update updated upload url user usuario
  valor value valores variant venda vendas vendedor vendedora vendedores venda version vip virtual void voided voucher
  warehouse web webhook website whatsapp window workstation
  year zone zona
`;

const KNOWN: ReadonlySet<string> = new Set(WORDS.trim().split(/\s+/u));

/** Does a run of letters name a thing of a shop? Case, accents and a plural do not matter. */
export function isThingWord(word: string): boolean {
  const plain = word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return KNOWN.has(plain) || (plain.endsWith('s') && KNOWN.has(plain.slice(0, -1)));
}
