// @correct The same on Express 4
// @variant 4
// @args --send --body {}
const express = require('express');
const cors = require('cors');
const app = express();
app.use(cors());
app.get('/api/data', (request, response) => response.json({ ok: true }));
app.put('/api/data', (request, response) => response.json({ ok: true }));
