# @correct The same refuses an origin that is not on the list
# @cause no-cors-headers
# @says flask-cors is there, but not for this path or origin
# @args --origin http://evil.example
from flask import Flask, abort, request, jsonify
from flask_cors import CORS
app = Flask(__name__)
CORS(app, origins=['http://app.example.com', 'http://localhost:4200'], supports_credentials=True)

@app.route('/api/data', methods=['GET', 'PUT'])
def data():
    return jsonify(ok=True)
