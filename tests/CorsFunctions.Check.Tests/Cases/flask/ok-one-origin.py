# @correct flask-cors with one origin: it passes, and never sends Vary
# @finding missing-vary
# @args --send --body {}
from flask import Flask, abort, request, jsonify
from flask_cors import CORS
app = Flask(__name__)
CORS(app, origins=['http://app.example.com'])

@app.route('/api/data', methods=['GET', 'PUT'])
def data():
    return jsonify(ok=True)
