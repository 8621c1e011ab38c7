// @fault Access-Control-Allow-Headers: *, and the request has Authorization
// @cause header-missing
// @says never covers Authorization
const express = require('express');
const cors = require('cors');
const app = express();
// [fix
app.use(cors({ origin: ['http://app.example.com'], allowedHeaders: '*' }));
// fix]
app.get('/api/data', (request, response) => response.json({ ok: true }));
app.put('/api/data', (request, response) => response.json({ ok: true }));
