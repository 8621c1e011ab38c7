// @fault A path without any route
// @cause no-options-route
// @path /api/dta
// @says Cannot OPTIONS
const express = require('express');
const cors = require('cors');
const app = express();
// [fix

// fix]
app.get('/api/data', (request, response) => response.json({ ok: true }));
app.put('/api/data', (request, response) => response.json({ ok: true }));
