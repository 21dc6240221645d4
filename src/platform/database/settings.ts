/** Settings the embedded PostgreSQL starts with: given on its command line, so every start has today's. */
import { totalmem } from 'node:os'

export function serverSettings(durable: boolean): readonly string[] {
  const halfOfMemory = Math.round(totalmem() / 2 / 1024 / 1024)
  return [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'timezone=UTC',
    'max_connections=200',
    'shared_buffers=256MB',
    `effective_cache_size=${halfOfMemory}MB`,
    'work_mem=16MB',
    'maintenance_work_mem=128MB',
    'max_wal_size=2GB',
    // The data of one region fits into memory or lies on solid state; the default assumes turning disks.
    'random_page_cost=1.1',
    // Short queries: compiling them costs more than it saves.
    'jit=off',
    // The log must hold no personal data: neither the statement that failed nor the row it failed on.
    'log_min_error_statement=panic',
    'log_error_verbosity=terse',
    'log_checkpoints=off',
    'log_timezone=UTC',
    ...(durable
      ? ['fsync=on', 'synchronous_commit=on', 'full_page_writes=on']
      : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_wal_size=4GB', 'checkpoint_timeout=1h']),
  ]
}
