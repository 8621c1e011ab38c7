# @fault flask-cors with methods that lack PUT: no lists at all
# @cause method-missing
# @says asked for GET, it lists
from flask import Flask, abort, request, jsonify
from flask_cors import CORS
app = Flask(__name__)
# [fix
CORS(app, origins=['http://app.example.com'], methods=['GET', 'POST'])
# fix]

@app.route('/api/data', methods=['GET', 'PUT'])
def data():
    return jsonify(ok=True)
