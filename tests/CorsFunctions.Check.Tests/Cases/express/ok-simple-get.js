// @correct A GET that needs no preflight
// @args --method GET --no-header --send
const express = require('express');
const cors = require('cors');
const app = express();
app.use(cors({ origin: ['http://app.example.com'] }));
app.get('/api/data', (request, response) => response.json({ ok: true }));
app.put('/api/data', (request, response) => response.json({ ok: true }));
