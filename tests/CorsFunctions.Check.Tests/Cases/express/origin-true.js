// @fault origin: true with credentials: any origin passes
// @args --credentials
// @finding origin-reflected
// @finding null-allowed
const express = require('express');
const cors = require('cors');
const app = express();
// [fix
app.use(cors({ origin: true, credentials: true }));
// fix]
app.get('/api/data', (request, response) => response.json({ ok: true }));
app.put('/api/data', (request, response) => response.json({ ok: true }));
