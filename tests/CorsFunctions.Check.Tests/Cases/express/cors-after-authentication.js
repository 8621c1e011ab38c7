// @fault cors after authentication
// @cause auth-before-cors
// @says proven
const express = require('express');
const cors = require('cors');
const app = express();
// [fix
// fix]
app.use((request, response, next) => request.headers.authorization ? next() : response.status(401).send('no'));
app.use(cors({ origin: 'http://app.example.com' }));
app.get('/api/data', (request, response) => response.json({ ok: true }));
app.put('/api/data', (request, response) => response.json({ ok: true }));
