// @correct A 401 with the headers is readable
// @args --send --body {}
const express = require('express');
const cors = require('cors');
const app = express();
app.use(cors({ origin: ['http://app.example.com'] }));
app.use((request, response) => response.status(401).send('no'));
