// @fault app.options('*', cors()) on Express 5: it does not start
// @cause unreachable
// @start Missing parameter name
// @fixed by hand: app.use(cors()) instead
const express = require('express');
const cors = require('cors');
const app = express();
app.options('*', cors());
app.get('/api/data', (request, response) => response.json({ ok: true }));
app.put('/api/data', (request, response) => response.json({ ok: true }));
