# @fault CORS(app, supports_credentials=True): any origin passes
# @args --credentials
# @finding origin-reflected
# @finding null-allowed
from flask import Flask, abort, request, jsonify
from flask_cors import CORS
app = Flask(__name__)
# [fix
CORS(app, supports_credentials=True)
# fix]

@app.route('/api/data', methods=['GET', 'PUT'])
def data():
    return jsonify(ok=True)
