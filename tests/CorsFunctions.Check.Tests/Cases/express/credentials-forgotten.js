// @fault credentials forgotten
// @cause credentials-not-allowed
// @args --credentials
const express = require('express');
const cors = require('cors');
const app = express();
// [fix
app.use(cors({ origin: ['http://app.example.com'] }));
// fix]
app.get('/api/data', (request, response) => response.json({ ok: true }));
app.put('/api/data', (request, response) => response.json({ ok: true }));
