# @fault Authentication in before_request
# @cause auth-before-cors
# @says proven
from flask import Flask, abort, request, jsonify
from flask_cors import CORS
app = Flask(__name__)
# [fix 1
CORS(app, origins=['http://app.example.com'])
# fix]
@app.before_request
def authenticate():
    # [fix 2
    # fix]
    if request.authorization is None:
        return 'no', 401

@app.route('/api/data', methods=['GET', 'PUT'])
def data():
    return jsonify(ok=True)
