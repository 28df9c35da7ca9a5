// Asks chancery-serve --mcp with the clients that the protocol's makers publish, of both generations:
//   script/mcp-clients CHANCERY-SERVE DATABASE
// Each tool's answer is checked by the client against the schema that the tool has given.
import assert from 'node:assert/strict';
import * as newer from '@modelcontextprotocol/client';
import {StdioClientTransport as NewerTransport} from '@modelcontextprotocol/client/stdio';
import * as older from '@modelcontextprotocol/sdk/client/index.js';
import {StdioClientTransport as OlderTransport} from '@modelcontextprotocol/sdk/client/stdio.js';

const [command, db] = process.argv.slice(2);
const parameters = {command, args: ['--mcp', '--db', db]};
const who = {name: 'chancery-test', version: '1'};

const CLIENTS = {
  'sdk 1 (handshake)': [new older.Client(who), OlderTransport, '2025-11-25'],
  'client 2, handshake': [new newer.Client(who, {versionNegotiation: {mode: 'legacy'}}), NewerTransport, '2025-11-25'],
  'client 2, probing': [new newer.Client(who, {versionNegotiation: {mode: 'auto'}}), NewerTransport, '2026-07-28'],
  'client 2, pinned': [new newer.Client(who, {versionNegotiation: {mode: {pin: '2026-07-28'}}}), NewerTransport,
    '2026-07-28'],
};

async function ask(client) {
  const {tools} = await client.listTools();
  assert.deepEqual(tools.map((tool) => tool.name),
    ['search', 'read', 'who', 'what', 'matrix', 'timeline', 'kwic', 'said', 'compare', 'sentences', 'chronicle',
      'collocates', 'keywords', 'variants', 'also', 'coverage']);
  const call = async (name, given = {}) => {
    const result = await client.callTool({name, arguments: given});
    assert.ok(!result.isError, `${name}: ${JSON.stringify(result.content)}`);
    return result.structuredContent;
  };
  const {hits} = await call('search', {query: '*', count: 3});
  assert.ok(hits.length > 0 && hits[0].citation);
  const {text, length} = await call('read', {id: hits[0].id});
  assert.ok(text.length > 0 && length > 0);
  await call('coverage');
  await call('matrix', {rows: 5});
  await call('timeline', {by: 'year'});
  const words = hits[0].title.split(' ')[0];
  await call('kwic', {words});
  await call('said');
  await call('sentences', {query: words});
  await call('chronicle', {query: '*'});
  await call('collocates', {words});
  await call('variants', {name: 'armenia'});
  const {actors, issues} = await call('matrix');
  if (issues.length > 0) await call('who', {issue: issues[0].label});
  if (actors.length > 0) await call('what', {actor: actors[0].label});
  const wrong = await client.callTool({name: 'search', arguments: {query: 'a', count: 0}});
  assert.ok(wrong.isError);
  const {resources} = await client.listResources();
  assert.ok(resources.length > 0);
  const {contents} = await client.readResource({uri: resources[0].uri});
  assert.ok(contents[0].text.length > 0);
  assert.equal((await client.listResourceTemplates()).resourceTemplates.length, 1);
  await assert.rejects(client.readResource({uri: 'chancery://document/0123456789abcdef'}));
  const {prompts} = await client.listPrompts();
  assert.equal(prompts[0].name, 'brief');
  const {messages} = await client.getPrompt({name: 'brief', arguments: {issue: 'borders'}});
  assert.match(messages[0].content.text, /borders/);
  const {completion} = await client.complete({ref: {type: 'ref/prompt', name: 'brief'},
    argument: {name: 'issue', value: 'bor'}});
  assert.ok(Array.isArray(completion.values));
}

for (const [name, [client, Transport, version]] of Object.entries(CLIENTS)) {
  await client.connect(new Transport(parameters));
  assert.equal(client.getServerVersion()?.name, 'chancery');
  if (client.getNegotiatedProtocolVersion) assert.equal(client.getNegotiatedProtocolVersion(), version);
  await ask(client);
  await client.close();
  console.log(`${name}: good`);
}
