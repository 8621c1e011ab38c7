// @fault The list does not have the origin
// @cause origin-not-allowed
// @says Vary: Origin
const express = require('express');
const cors = require('cors');
const app = express();
// [fix
app.use(cors({ origin: ['https://other.example'] }));
// fix]
app.get('/api/data', (request, response) => response.json({ ok: true }));
app.put('/api/data', (request, response) => response.json({ ok: true }));
