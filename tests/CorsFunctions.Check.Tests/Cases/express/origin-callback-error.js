// @fault The origin callback with an Error
// @cause origin-not-allowed
// @says Not allowed by CORS
const express = require('express');
const cors = require('cors');
const app = express();
// [fix
app.use(cors({ origin: (origin, callback) => callback(new Error('Not allowed by CORS')) }));
// fix]
app.get('/api/data', (request, response) => response.json({ ok: true }));
app.put('/api/data', (request, response) => response.json({ ok: true }));
