# @fault No CORS: Flask's automatic OPTIONS
# @cause no-cors-headers
# @says Flask's automatic answer
from flask import Flask, abort, request, jsonify
from flask_cors import CORS
app = Flask(__name__)
# [fix

# fix]

@app.route('/api/data', methods=['GET', 'PUT'])
def data():
    return jsonify(ok=True)
