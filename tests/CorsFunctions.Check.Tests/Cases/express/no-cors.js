// @fault No cors, no app.options: the automatic answer to OPTIONS
// @cause no-cors-headers
// @says Express' automatic answer
const express = require('express');
const cors = require('cors');
const app = express();
// [fix

// fix]
app.get('/api/data', (request, response) => response.json({ ok: true }));
app.put('/api/data', (request, response) => response.json({ ok: true }));
