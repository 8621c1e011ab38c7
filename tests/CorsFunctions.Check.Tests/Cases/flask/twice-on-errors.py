# @fault after_request and flask-cors: errors have the header twice
# @cause duplicate-allow-origin
# @path /api/missing
# @args --send --body {}
from flask import Flask, abort, request, jsonify
from flask_cors import CORS
app = Flask(__name__)
# [fix
CORS(app, origins=['http://app.example.com'])

@app.after_request
def add(response):
    if request.method != 'OPTIONS':
        response.headers.add('Access-Control-Allow-Origin', 'http://app.example.com')
    return response
# fix]
@app.route('/api/missing', methods=['PUT'])
def missing():
    abort(404)
