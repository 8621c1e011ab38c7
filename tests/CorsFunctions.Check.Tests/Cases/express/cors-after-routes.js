// @fault cors after the routes
// @cause no-cors-headers
// @args --send --body {}
const express = require('express');
const cors = require('cors');
const app = express();
// [fix

// fix]
app.get('/api/data', (request, response) => response.json({ ok: true }));
app.put('/api/data', (request, response) => response.json({ ok: true }));
app.use(cors({ origin: 'http://app.example.com' }));
