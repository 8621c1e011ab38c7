# @correct flask-cors with several origins and credentials
# @args --credentials --send --body {}
from flask import Flask, abort, request, jsonify
from flask_cors import CORS
app = Flask(__name__)
CORS(app, origins=['http://app.example.com', 'http://localhost:4200'], supports_credentials=True)

@app.route('/api/data', methods=['GET', 'PUT'])
def data():
    return jsonify(ok=True)
