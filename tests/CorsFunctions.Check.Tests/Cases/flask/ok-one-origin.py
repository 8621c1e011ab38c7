# @correct flask-cors with one origin, which never sends Vary
# @args --send --body {}
from flask import Flask, request, jsonify
from flask_cors import CORS
app = Flask(__name__)
CORS(app, origins=['http://app.example.com'])

@app.route('/api/data', methods=['GET', 'PUT'])
def data():
    return jsonify(ok=True)
