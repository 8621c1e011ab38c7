// @fault express.json before cors: its errors lack the headers
// @cause headers-on-success-only
// @args --send --body {broken
const express = require('express');
const cors = require('cors');
const app = express();
// [fix
app.options('/api/data', cors({ origin: 'http://app.example.com', methods: ['PUT'] }));
// fix]
app.use(express.json());
app.use(cors({ origin: 'http://app.example.com' }));
app.get('/api/data', (request, response) => response.json({ ok: true }));
app.put('/api/data', (request, response) => response.json({ ok: true }));
