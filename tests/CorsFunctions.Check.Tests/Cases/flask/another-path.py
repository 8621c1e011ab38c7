# @fault flask-cors for another path only
# @cause no-cors-headers
from flask import Flask, abort, request, jsonify
from flask_cors import CORS
app = Flask(__name__)
# [fix
CORS(app, resources={r'/other/*': {'origins': ['http://app.example.com']}})
# fix]

@app.route('/api/data', methods=['GET', 'PUT'])
def data():
    return jsonify(ok=True)
