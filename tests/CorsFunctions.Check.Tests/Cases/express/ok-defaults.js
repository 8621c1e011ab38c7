// @correct app.use(cors()) as it comes
// @args --send --body {}
const express = require('express');
const cors = require('cors');
const app = express();
app.use(cors());
app.get('/api/data', (request, response) => response.json({ ok: true }));
app.put('/api/data', (request, response) => response.json({ ok: true }));
