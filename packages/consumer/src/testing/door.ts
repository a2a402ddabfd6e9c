import { connect, createServer, type Server, type Socket } from 'node:net';

/** A TCP door in front of an engine that a test may shut: connections break, and nobody answers until it opens again. */
export class Door {
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;
  private boundPort = 0;

  constructor(
    private readonly targetHost: string,
    private readonly targetPort: number,
  ) {}

  get port(): number {
    return this.boundPort;
  }

  async open(): Promise<void> {
    const server = createServer((inside) => {
      const outside = connect(this.targetPort, this.targetHost);
      for (const socket of [inside, outside]) {
        this.sockets.add(socket);
        socket.on('error', () => socket.destroy());
        socket.on('close', () => {
          this.sockets.delete(socket);
          inside.destroy();
          outside.destroy();
        });
      }
      inside.pipe(outside).pipe(inside);
    });
    this.server = server;
    await new Promise<void>((resolve) => server.listen(this.boundPort, '127.0.0.1', resolve));
    const address = server.address();
    if (address !== null && typeof address === 'object') this.boundPort = address.port;
  }

  async shut(): Promise<void> {
    const closed = new Promise((resolve) => this.server?.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }
}
