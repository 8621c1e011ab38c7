# @fault Debug mode: the debugger's page replaces the answer
# @cause server-error
# @args --send --body {}
# @says Werkzeug
# @fixed by hand: debug mode off, and mend the crash
from flask import Flask, abort, request, jsonify
from flask_cors import CORS
app = Flask(__name__)
app.debug = True
CORS(app, origins=['http://app.example.com'])

@app.route('/api/data', methods=['GET', 'PUT'])
def data():
    raise ValueError('broken on purpose')
