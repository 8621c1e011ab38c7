// @fault cors on the route only
// @cause no-cors-headers
// @args --send --body {}
const express = require('express');
const cors = require('cors');
const app = express();
// [fix
const route = cors({ origin: 'http://app.example.com' });
app.put('/api/data', route, (request, response) => response.json({ ok: true }));
// fix]
app.get('/api/data', (request, response) => response.json({ ok: true }));
app.put('/api/data', (request, response) => response.json({ ok: true }));
