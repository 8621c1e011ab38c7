// @correct A list, with credentials
// @args --credentials --send --body {}
const express = require('express');
const cors = require('cors');
const app = express();
app.use(cors({ origin: ['http://app.example.com', 'http://localhost:4200'], credentials: true, maxAge: 600 }));
app.get('/api/data', (request, response) => response.json({ ok: true }));
app.put('/api/data', (request, response) => response.json({ ok: true }));
