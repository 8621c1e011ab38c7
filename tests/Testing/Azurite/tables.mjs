// The independent client: reads {connection, table, upsert: [...], delete: [[pk, rk]...]} from standard input, does it with
// @azure/data-tables and prints all rows of the table. Typed values are written {"type": "Int64", "value": "1"}, as that client has them.
import { TableClient } from '@azure/data-tables';

let input = '';
for await (const chunk of process.stdin) input += chunk;
const { connection, table, upsert = [], delete: remove = [] } = JSON.parse(input);

const client = TableClient.fromConnectionString(connection, table, { allowInsecureConnection: true });
await client.createTable();
for (const entity of upsert) {
  for (const [name, value] of Object.entries(entity)) {
    if (value?.type === 'Binary') entity[name] = Buffer.from(value.value, 'base64');
  }
  await client.upsertEntity(entity, 'Replace');
}
for (const [partitionKey, rowKey] of remove) await client.deleteEntity(partitionKey, rowKey);

const rows = [];
for await (const { etag, timestamp, ...row } of client.listEntities()) rows.push(row);
console.log(JSON.stringify(rows, (_, value) => typeof value === 'bigint' ? { type: 'Int64', value: `${value}` } : value));
